import { NavLink } from 'react-router-dom';

import classes from './tab-links.module.css';

type TabLinksProps = {
  label: string;
  base: string;
  tabs: readonly { to: string; label: string }[];
};

/** Tabs that are pages of their own: links, so that each can be opened, shared and gone back to. */
export function TabLinks({ label, base, tabs }: TabLinksProps) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {tabs.map((tab) => (
        <NavLink
          key={tab.to}
          to={tab.to === '' ? base : `${base}/${tab.to}`}
          end
          className={classes.tab ?? ''}
        >
          {tab.label}
        </NavLink>
      ))}
    </nav>
  );
}
