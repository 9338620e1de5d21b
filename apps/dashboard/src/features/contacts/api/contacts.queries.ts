import {
  routes,
  type ContactDto,
  type ContactsImportDto,
  type ContactsQueryDto,
  type CreateContactDto,
  type PageDto,
} from '@ringdown/contracts';
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

const contactsPerPage = 50;

/** Which contacts are shown, and in what order. */
export type ContactsFilter = Pick<ContactsQueryDto, 'q' | 'sort'>;

export const contactQueries = {
  list: (projectId: string, filter: ContactsFilter) =>
    infiniteQueryOptions({
      queryKey: [...queryKeys.contacts(projectId), filter],
      queryFn: ({ signal, pageParam }) =>
        request<PageDto<ContactDto>>('GET', routes.contacts(projectId), {
          query: { ...filter, cursor: pageParam, limit: contactsPerPage },
          signal,
        }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page: PageDto<ContactDto>) => page.nextCursor ?? undefined,
    }),
};

export function useCreateContact(projectId: string) {
  const refresh = useRefreshNames(projectId);
  return useMutation({
    mutationFn: (body: CreateContactDto) =>
      request<ContactDto>('POST', routes.contacts(projectId), { body }),
    onSuccess: refresh,
  });
}

export function useUpdateContact(projectId: string, contactId: string) {
  const refresh = useRefreshNames(projectId);
  return useMutation({
    mutationFn: ({ body, version }: { body: CreateContactDto; version: number }) =>
      request<ContactDto>('PATCH', routes.contact(projectId, contactId), { body, version }),
    onSuccess: refresh,
  });
}

/** Asks for the contact as it is now. */
export function useFetchContact(projectId: string, contactId: string) {
  return () => request<ContactDto>('GET', routes.contact(projectId, contactId));
}

export function useDeleteContact(projectId: string) {
  const refresh = useRefreshNames(projectId);
  return useMutation({
    mutationFn: ({ id, version }: ContactDto) =>
      request<undefined>('DELETE', routes.contact(projectId, id), { version }),
    // Somebody else may have changed or deleted it: then the list shows so.
    onSettled: refresh,
  });
}

export function useImportContacts(projectId: string) {
  const refresh = useRefreshNames(projectId);
  return useMutation({
    mutationFn: (file: string) =>
      request<ContactsImportDto>('POST', routes.contactsImport(projectId), { body: { file } }),
    onSuccess: refresh,
  });
}

/** Names stand beside calls and messages, too. */
function useRefreshNames(projectId: string) {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      [queryKeys.contacts, queryKeys.calls, queryKeys.voicemails].map((key) =>
        queryClient.invalidateQueries({ queryKey: key(projectId) }),
      ),
    );
}
