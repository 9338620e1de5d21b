const watched = [
  'users',
  'phones',
  'call_sms_configs',
  'incoming_call_policies',
  'routing_numbers',
  'escalation_rules',
  'escalation_rule_users',
];

/**
 * A counter that moves with every change that routing depends on, whoever makes it. Triggers move it, so that
 * no service can forget to; every process watches it and compiles its routing plans anew.
 */
export const routingVersion = `
CREATE TABLE routing_version (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  version bigint NOT NULL
);
INSERT INTO routing_version (version) VALUES (1);

CREATE FUNCTION routing_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE routing_version SET version = version + 1;
  PERFORM pg_notify('routing_changed', '');
  RETURN NULL;
END
$$;
${watched
  .map(
    (table) => `
CREATE TRIGGER routing_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table}
  FOR EACH STATEMENT EXECUTE FUNCTION routing_changed();`,
  )
  .join('')}
`;
