import type { LoggerService } from '@nestjs/common';
import { destination, pino, type Logger } from 'pino';

import type { Environment } from '../../config/environment.js';

/**
 * What is told of an error: everything else may hold what must not be read. PostgreSQL puts rows into `detail` and
 * `where`, TypeORM the values of a query into `parameters`, an HTTP client its headers into `config`.
 */
const toldOfErrors = ['type', 'message', 'stack', 'status', 'table', 'constraint'];

/** Fields that must never reach a log line, wherever somebody puts them. */
const secretFields = [
  'authToken',
  'password',
  'signature',
  'token',
  'code',
  'cookie',
  'authorization',
];

/** Structured logs: one JSON object a line, on standard output or in `LOG_FILE`. */
export function createLogger(environment: Pick<Environment, 'logLevel' | 'logFile'>): Logger {
  return pino(
    {
      level: environment.logLevel,
      base: null,
      serializers: { err: toldError },
      redact: {
        paths: secretFields.flatMap((field) => [field, `*.${field}`]),
        censor: '[secret]',
      },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination(
      environment.logFile === undefined
        ? { dest: 1, sync: false }
        : { dest: environment.logFile, mkdir: true, sync: false },
    ),
  );
}

function toldError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const whole: Readonly<Record<string, unknown>> = pino.stdSerializers.err(error);
  const told = toldOfErrors.flatMap((field) => (field in whole ? [[field, whole[field]]] : []));
  const several = error instanceof AggregateError && { errors: error.errors.map(toldError) };
  // Not `code`, which is censored: elsewhere it is what somebody types to prove who they are.
  return { ...(Object.fromEntries(told) as object), errorCode: whole['code'], ...several };
}

/** Lets Nest and every `new Logger(context)` of ours write through pino. */
export class AppLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  private write(
    level: 'info' | 'warn' | 'error' | 'debug',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = rest.at(-1);
    const fields =
      typeof message === 'object' && message !== null ? message : { msg: String(message) };
    this.pino[level]({ ...fields, ...(typeof context === 'string' ? { context } : {}) });
  }
}
