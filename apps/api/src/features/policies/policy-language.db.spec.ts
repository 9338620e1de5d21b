import { routes, type PolicyDto } from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ProjectFileStage } from '../../testing/project-file-stage.js';

describe('what a new policy says', () => {
  let stage: ProjectFileStage;
  beforeAll(async () => {
    stage = await ProjectFileStage.open();
    await stage.beginProject();
  });
  afterAll(() => stage.close());

  it.each([
    ['POST', () => routes.policies(stage.projectId)],
    ['PUT', () => routes.policyBySlug(stage.projectId, 'put')],
  ] as const)(
    'is in the language of its voices, but for what is written otherwise: %s',
    async (method, at) => {
      const { body } = await stage.as('admin')<PolicyDto>(method, at(), {
        name: 'Bereitschaft',
        voice: 'Polly.Vicki-Neural',
        noAnswerVoice: 'Polly.Lea-Neural',
        noOneAvailableMessage: 'Niemand da.',
      });

      expect(body).toMatchObject({
        greetingMessage: 'Bitte warten Sie, wir verbinden Sie mit der Bereitschaft.',
        noAnswerMessage: "Personne n'est disponible. Veuillez rappeler plus tard.",
        noOneAvailableMessage: 'Niemand da.',
        refusalMessage: 'Diese Hotline nimmt Ihren Anruf leider nicht an. Auf Wiederhören.',
      });
    },
  );
});
