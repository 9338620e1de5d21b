import {
  Badge,
  createTheme,
  Modal,
  Notification,
  PasswordInput,
  type CSSVariablesResolver,
} from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // A status that is cut off says nothing.
    Badge: Badge.extend({ defaultProps: { tt: 'none', miw: 'max-content' } }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } },
    }),
    // Who writes without a mouse may look at the password, too.
    PasswordInput: PasswordInput.extend({
      defaultProps: {
        visibilityToggleFocusable: true,
        visibilityToggleButtonProps: { 'aria-label': 'Show the password' },
      },
    }),
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
  },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
});

/** Dark enough on white and on the pale ground of a badge; the darkest shades of the palette are not. */
const darkGreen = '#1d6b2d';
const darkOrange = '#8f3b00';

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
    '--ringdown-good': darkGreen,
    '--ringdown-warning': darkOrange,
    '--mantine-color-green-light-color': darkGreen,
    '--mantine-color-lime-light-color': darkGreen,
    '--mantine-color-teal-light-color': darkGreen,
    '--mantine-color-yellow-light-color': darkOrange,
    '--mantine-color-orange-light-color': darkOrange,
    '--ringdown-bad': colors.red[9],
    '--ringdown-going-on': colors.blue[9],
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
    '--ringdown-going-on': colors.blue[3],
    '--ringdown-good-fill': colors.green[6],
    '--ringdown-warning-fill': colors.yellow[5],
    '--ringdown-bad-fill': colors.red[5],
    '--ringdown-going-on-fill': colors.blue[5],
  },
});
