import type { MeDto } from '@ringdown/contracts';
import { Outlet, useOutletContext } from 'react-router-dom';

import { SettingsNavigation } from '../shell/settings-navigation';
import { Shell } from '../shell/shell';

/** All pages about the person who is signed in, whatever their projects. */
export function SettingsRoute() {
  const me = useOutletContext<MeDto>();

  return (
    <Shell
      me={me}
      navigation={(onNavigate) => (
        <SettingsNavigation projects={me.projects} onNavigate={onNavigate} />
      )}
    >
      <Outlet />
    </Shell>
  );
}
