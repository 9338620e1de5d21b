/** An answer of the REST interface that is not a success, in Twilio's envelope. */
export class RestError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }

  get body(): Record<string, unknown> {
    return {
      code: this.code,
      message: this.message,
      ...(this.code === 20003 && { detail: '' }),
      more_info: `https://www.twilio.com/docs/errors/${String(this.code)}`,
      status: this.status,
    };
  }
}

/** 404 in Twilio's words. */
export function notFound(path: string): RestError {
  return new RestError(404, 20404, `The requested resource ${path} was not found`);
}

/** 400 with one of Twilio's codes. */
export function badRequest(code: number, message: string): RestError {
  return new RestError(400, code, message);
}
