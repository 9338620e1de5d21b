import {
  routes,
  type AddPhoneDto,
  type CodeSenderDto,
  type MyPhoneDto,
  type PageDto,
  type StartVerificationDto,
  type VerifyPhoneDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request, requestAll } from '../../../api/http';

const keys = { phones: ['my-phones'], senders: ['code-senders'] } as const;
/** How soon to look again what became of a code. */
const pollMilliseconds = 1500;
/** Reports of what became of a message come within seconds, or not at all. */
const reportMilliseconds = 120_000;

export const phoneQueries = {
  list: () =>
    queryOptions({
      queryKey: keys.phones,
      queryFn: ({ signal }) => requestAll<MyPhoneDto>(routes.myPhones(), signal),
      refetchInterval: ({ state }) =>
        state.data?.some((phone) => isOnItsWay(phone, Date.now())) === true
          ? pollMilliseconds
          : false,
    }),
  senders: () =>
    queryOptions({
      queryKey: keys.senders,
      queryFn: ({ signal }) => requestAll<CodeSenderDto>(routes.codeSenders(), signal),
    }),
};

export function useAddPhone() {
  return usePhoneChange((body: AddPhoneDto) =>
    request<MyPhoneDto>('POST', routes.myPhones(), { body }),
  );
}

export function useDeletePhone() {
  return usePhoneChange((phoneId: string) => request<undefined>('DELETE', routes.myPhone(phoneId)));
}

export function useStartVerification(phoneId: string) {
  return usePhoneChange((body: StartVerificationDto) =>
    request<MyPhoneDto>('POST', routes.phoneVerification(phoneId), { body }),
  );
}

export function useCheckVerification(phoneId: string) {
  return usePhoneChange((body: VerifyPhoneDto) =>
    request<MyPhoneDto>('POST', routes.phoneVerificationCheck(phoneId), { body }),
  );
}

/** Shows the new order at once, and the old one again should the API refuse it. */
export function useReorderPhones() {
  const queryClient = useQueryClient();
  return useMutation({
    // One after another: each order is built on the one before it.
    scope: { id: 'phone-order' },
    mutationFn: (phones: readonly MyPhoneDto[]) =>
      request<PageDto<MyPhoneDto>>('PUT', routes.myPhoneOrder(), {
        body: { phoneIds: phones.map(({ id }) => id) },
      }),
    onMutate: async (phones) => {
      await queryClient.cancelQueries({ queryKey: keys.phones });
      const before = queryClient.getQueryData<MyPhoneDto[]>(keys.phones);
      queryClient.setQueryData(
        keys.phones,
        phones.map((phone, index) => Object.assign({}, phone, { position: index + 1 })),
      );
      return { before };
    },
    onError: (_error, _phones, context) => queryClient.setQueryData(keys.phones, context?.before),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.phones }),
  });
}

/** Whoever is rung is shown in many places, so that all of them are looked at again; failures count, too. */
function usePhoneChange<Variables, Answer>(mutationFn: (variables: Variables) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.phones }),
        queryClient.invalidateQueries({ queryKey: ['projects'] }),
      ]),
  });
}

function isOnItsWay({ pendingVerification: pending }: MyPhoneDto, now: number): boolean {
  if (pending === null) return false;
  const isYoung = now - Date.parse(pending.sentAt) < reportMilliseconds;
  return pending.delivery === 'sending' || (pending.delivery === 'sent' && isYoung);
}
