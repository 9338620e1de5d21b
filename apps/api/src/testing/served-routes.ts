import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const line = /^((?:│ {3}| {4})*)(?:├|└)── (\S+)(?: \(([A-Z, ]+)\))?$/;

/** Every route that is really served, as the OpenAPI document writes it: `GET /api/v1/projects/{projectId}/policies`. */
export function servedRoutes(app: NestFastifyApplication): string[] {
  const tree = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const above: string[] = [];
  return tree.split('\n').flatMap((text) => {
    const [, indent = '', part = '', verbs = ''] = line.exec(text) ?? [];
    if (part === '') return [];
    const depth = indent.length / 4;
    above.length = depth;
    above.push(part);
    const path = above.join('').replaceAll(/:(\w+)/g, '{$1}');
    return verbs
      .split(', ')
      .filter((verb) => verb !== '' && verb !== 'HEAD' && verb !== 'OPTIONS')
      .map((verb) => `${verb} ${path}`);
  });
}
