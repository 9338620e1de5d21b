import { Badge, VisuallyHidden } from '@mantine/core';
import type { AccountSecurityDto, TwoFactorSetUpDto } from '@ringdown/contracts';
import { useRef, useState } from 'react';

import {
  useBeginTwoFactor,
  useDisableTwoFactor,
  useRenewRecoveryCodes,
} from '../api/account-security.queries';
import { ConfirmPasswordForm } from './confirm-password-form';
import { RecoveryCodes } from './recovery-codes';
import { SecuritySection } from './security-section';
import { TwoFactorAtRest } from './two-factor-at-rest';
import { TwoFactorSetUp } from './two-factor-set-up';

/** What is going on in the section; secrets and codes live only here, and only as long as they are shown. */
type Stage =
  | { at: 'rest' | 'turning-on' | 'turning-off' | 'renewing-codes' }
  | { at: 'setting-up'; setUp: TwoFactorSetUpDto }
  | { at: 'showing-codes'; codes: readonly string[] };

/** The code of an authenticator app that is asked for after the password. */
export function TwoFactorSection({ security }: { security: AccountSecurityDto }) {
  const { enabled } = security.twoFactor;
  const [stage, setStage] = useState<Stage>({ at: 'rest' });
  const [announcement, setAnnouncement] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const begin = useBeginTwoFactor();
  const disable = useDisableTwoFactor();
  const renew = useRenewRecoveryCodes();
  const end = (news: string) => {
    setAnnouncement(news);
    setStage({ at: 'rest' });
    heading.current?.focus();
  };
  const cancel = () => end('');

  const content = () => {
    switch (stage.at) {
      case 'rest':
        return <TwoFactorAtRest security={security} onStart={(at) => setStage({ at })} />;
      case 'turning-on':
        return (
          <ConfirmPasswordForm
            reason="First, show that it is you."
            verb="Continue"
            confirm={async (body) =>
              setStage({ at: 'setting-up', setUp: await begin.mutateAsync(body) })
            }
            onCancel={cancel}
          />
        );
      case 'setting-up':
        return (
          <TwoFactorSetUp
            setUp={stage.setUp}
            onConfirmed={() => setStage({ at: 'showing-codes', codes: stage.setUp.recoveryCodes })}
            onCancel={cancel}
          />
        );
      case 'showing-codes':
        return (
          <RecoveryCodes
            codes={stage.codes}
            onStored={() => end('Two-step sign-in is on, and you have recovery codes.')}
          />
        );
      case 'renewing-codes':
        return (
          <ConfirmPasswordForm
            reason="You get new recovery codes. Those that you have now stop working."
            verb="Show new codes"
            confirm={async (body) => {
              const { recoveryCodes } = await renew.mutateAsync(body);
              setStage({ at: 'showing-codes', codes: recoveryCodes });
            }}
            onCancel={cancel}
          />
        );
      case 'turning-off':
        return (
          <ConfirmPasswordForm
            reason="Your password alone will be enough to sign in, and your recovery codes stop working."
            verb="Turn off two-step sign-in"
            isDangerous
            confirm={async (body) => {
              await disable.mutateAsync(body);
              end('Two-step sign-in is off.');
            }}
            onCancel={cancel}
          />
        );
    }
  };

  return (
    <SecuritySection
      id="two-step-sign-in"
      title="Two-step sign-in"
      headingRef={heading}
      beside={
        security.hasPassword && (
          <Badge variant="light" color={enabled ? 'teal' : 'gray'}>
            {enabled ? 'On' : 'Off'}
          </Badge>
        )
      }
    >
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
      {content()}
    </SecuritySection>
  );
}
