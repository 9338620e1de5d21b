/** A webhook that is not told of missed calls: what is sent would go on while a test compares rows. */
export const webhookFields = {
  name: 'Webhook',
  address: 'https://receiver.example/hook',
  format: 'plain',
  events: ['voicemail.left'],
};
