/** What came of one webhook, after redirects and retries. */
export type WebhookReply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly contentType: string | undefined;
      readonly body: string;
      /** The address that answered: relative URLs in the document start here. */
      readonly url: string;
    }
  | { readonly kind: 'failure'; readonly code: number; readonly text: string };

/** The media type of a reply, without its parameters and in lower case. */
export function mediaType(contentType: string | undefined): string | undefined {
  return contentType?.split(';')[0]?.trim().toLowerCase();
}
