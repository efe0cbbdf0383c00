import type { INestApplication } from '@nestjs/common';
import { SwaggerModule } from '@nestjs/swagger';
import { openApiDocument } from './document';

/** Serves the document at /api/openapi.json, and a page to browse it and try it out at /api/docs. */
export function setUpApiDocs(app: INestApplication, version: string): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app, version), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'Nurture API',
    swaggerOptions: { persistAuthorization: false, displayRequestDuration: true },
  });
}
