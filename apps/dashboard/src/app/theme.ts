import { createTheme, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
});

/** Mantine's own greys and reds for small text miss the contrast of WCAG AA (4.5 : 1). */
export const colorVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-placeholder': colors.gray[6],
    '--mantine-color-error': colors.red[9],
    '--mantine-color-body': '#fbfbfc',
    '--ringdown-surface': '#ffffff',
    '--ringdown-line': colors.gray[3],
    '--ringdown-good': colors.green[9],
    '--ringdown-warning': '#a34300',
    '--ringdown-bad': colors.red[9],
    '--ringdown-good-fill': colors.green[8],
    '--ringdown-warning-fill': colors.orange[7],
    '--ringdown-bad-fill': colors.red[7],
    '--ringdown-going-on-fill': colors.blue[7],
  },
  dark: {
    '--mantine-color-dimmed': colors.dark[1],
    '--mantine-color-placeholder': colors.dark[2],
    '--mantine-color-error': colors.red[4],
    '--ringdown-surface': colors.dark[6],
    '--ringdown-line': colors.dark[4],
    '--ringdown-good': colors.green[4],
    '--ringdown-warning': colors.yellow[4],
    '--ringdown-bad': colors.red[4],
    '--ringdown-good-fill': colors.green[6],
    '--ringdown-warning-fill': colors.yellow[5],
    '--ringdown-bad-fill': colors.red[5],
    '--ringdown-going-on-fill': colors.blue[5],
  },
});
