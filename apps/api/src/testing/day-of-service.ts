/** What puts somebody on call for a day. */
export const dayOfService = (userId: string) => ({
  kind: 'add',
  userId,
  from: '2100-01-01T00:00:00Z',
  to: '2100-01-02T00:00:00Z',
});
