import { Injectable, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

import { accessKey, type Access } from '../../platform/access/allow.js';

type Controller = { new (...dependencies: never[]): object; name: string };

/** Stops the boot when a route does not say who may call it: a forgotten decorator must never reach a server. */
@Injectable()
export class DeclaredAccess implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const problems = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => this.problemsOf(metatype as Controller));
    if (problems.length > 0) throw new Error(problems.join('\n'));
  }

  private problemsOf(controller: Controller): string[] {
    const methods = controller.prototype as Record<string, object>;
    return this.scanner.getAllMethodNames(methods).flatMap((name) => {
      const method = methods[name];
      if (method === undefined || !Reflect.hasMetadata(METHOD_METADATA, method)) return [];
      const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, [
        method as () => void,
        controller,
      ]);
      const title = `${controller.name}.${name}`;
      if (access === undefined) {
        return [`${title} does not declare who may call it (see platform/access/allow.ts).`];
      }
      const path = [controller, method].map((part) => pathOf(part)).join('/');
      return access.kind === 'permission' && !path.includes(':projectId')
        ? [`${title} asks for a permission but its path names no :projectId.`]
        : [];
    });
  }
}

function pathOf(part: object): string {
  return String(Reflect.getMetadata(PATH_METADATA, part));
}
