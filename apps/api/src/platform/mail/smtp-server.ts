import { createTransport, type Transporter } from 'nodemailer';

import type { SmtpSettings } from '../../config/environment.js';
import { isLoopback } from '../../config/origin.js';

/** A message in plain text. */
export type MailMessage = { to: string; subject: string; text: string };

/** The operator's mail server: the only importer of nodemailer. */
export class SmtpServer {
  private readonly transporter: Transporter;

  constructor({ url, from }: SmtpSettings) {
    const { username } = new URL(url);
    this.transporter = createTransport(
      {
        url,
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 30_000,
        // A password never travels in the clear, except within this machine.
        requireTLS: username !== '' && !isLoopback(url),
        disableFileAccess: true,
        disableUrlAccess: true,
      },
      { from },
    );
  }

  /** @throws `RefusedRecipient` when the server will never take it; anything else may go better the next time. */
  async deliver({ to, subject, text }: MailMessage): Promise<void> {
    try {
      // As an object: a comma in an address must not make two of it.
      await this.transporter.sendMail({ to: { name: '', address: to }, subject, text });
    } catch (error) {
      if (isFinal(error)) throw new RefusedRecipient({ cause: error });
      throw error;
    }
  }
}

/** The mail server says that it will never deliver to this address. */
export class RefusedRecipient extends Error {
  constructor(options: ErrorOptions) {
    super('The mail server refuses the recipient.', options);
  }
}

function isFinal(error: unknown): boolean {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return code === 'EENVELOPE' && typeof responseCode === 'number' && responseCode >= 500;
}
