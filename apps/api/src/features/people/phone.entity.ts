import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';

@Entity('phones')
@Check('phones_number_check', "number ~ '^[+][1-9][0-9]{4,14}$'")
@Unique('phones_user_id_number_key', ['userId', 'number'])
@ForeignKey('UserEntity', ['userId'], ['id'], { name: 'phones_user_id_fkey', onDelete: 'CASCADE' })
export class PhoneEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  /** E.164. */
  @Column({ type: 'text' })
  number!: string;

  /** Null: never rung. */
  @Column({ name: 'verified_at', type: 'timestamptz', nullable: true })
  verifiedAt!: Date | null;

  /** The lowest verified one is rung. */
  @Column({ type: 'integer', default: 0 })
  position!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
