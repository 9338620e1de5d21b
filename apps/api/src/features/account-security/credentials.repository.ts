import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

export type Credentials = {
  hasPassword: boolean;
  usesSingleSignOn: boolean;
  twoFactorEnabled: boolean;
};

@Injectable()
export class CredentialsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async get(userId: string): Promise<Credentials> {
    const [row]: Credentials[] = await this.dataSource.query(
      `SELECT two_factor_enabled AS "twoFactorEnabled",
         EXISTS (SELECT FROM accounts WHERE user_id = u.id AND password IS NOT NULL) AS "hasPassword",
         EXISTS (SELECT FROM accounts WHERE user_id = u.id AND provider_id <> 'credential') AS "usesSingleSignOn"
       FROM users u WHERE id = $1`,
      [userId],
    );
    if (row === undefined) throw new Error('There is no such user.');
    return row;
  }
}
