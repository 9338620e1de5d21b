/** Life of an outgoing message. */
export type MessageStatus = 'queued' | 'accepted' | 'sent' | 'delivered' | 'undelivered' | 'failed';

/** An SMS that the application sent. */
export interface SentMessage {
  readonly sid: string;
  readonly accountSid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly mediaUrls: readonly string[];
  readonly messagingServiceSid?: string;
  readonly createdAt: Date;
  updatedAt: Date;
  sentAt?: Date;
  status: MessageStatus;
  errorCode?: number;
  statusCallback?: string;
}
