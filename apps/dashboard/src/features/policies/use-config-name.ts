import { useQuery } from '@tanstack/react-query';

import { callSmsConfigQueries } from '../../api/call-sms-configs.queries';
import { useCurrentProject } from '../../api/current-project';

/**
 * Says a call/SMS config by its name.
 *
 * @param mayAsk only owners and admins may see configs.
 */
export function useConfigName(mayAsk: boolean): (configId: unknown) => string | undefined {
  const { id } = useCurrentProject();
  const configs = useQuery({ ...callSmsConfigQueries.list(id), enabled: mayAsk });

  return (configId) => configs.data?.find((config) => config.id === configId)?.name;
}
