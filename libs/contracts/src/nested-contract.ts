import { plainToInstance, Transform } from 'class-transformer';
import { IsArray, IsObject, ValidateNested } from 'class-validator';

type Contract = new () => object;
/** Which contract an object has to follow. */
type ContractOf = (value: object) => Contract;

/** An object of its own contract. */
export function IsNested(contractOf: ContractOf, message: string): PropertyDecorator {
  // Not @Type(): it wants reflect-metadata, which browsers do without.
  const toContract = Transform(({ value }: { value: unknown }) => asContract(value, contractOf));
  return allOf(toContract, IsObject({ message }), ValidateNested());
}

/** A list of such objects; one that is too long is not looked through. */
export function IsListOf(
  contractOf: ContractOf,
  { most, message }: { most: number; message: string },
): PropertyDecorator {
  const toContracts = Transform(({ value }: { value: unknown }) => {
    if (!Array.isArray(value)) return value;
    return value.length > most ? tooMany : value.map((each) => asContract(each, contractOf));
  });
  return allOf(
    toContracts,
    IsArray({ message }),
    IsObject({ each: true, message }),
    ValidateNested({ each: true, message }),
  );
}

/** Stands for a list that is no list any more. */
const tooMany = 'too many';

function asContract(value: unknown, contractOf: ContractOf): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return plainToInstance(contractOf(value), value);
}

function allOf(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}
