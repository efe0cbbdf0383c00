import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const DESCRIPTION = `Send \`Authorization: Bearer KEY\`. Keys have scopes: \`events:write\` (report events, read nothing),
\`read\`, \`marketing\`, \`sales\`, \`admin\`. Errors are RFC 9457 problem documents with a stable \`code\`. Lists come in
pages: \`?after=\` takes the \`next\` of the page before. Writes take an \`Idempotency-Key\`.`;

/** The OpenAPI 3.1 document of everything that is not excluded from it. */
export function openApiDocument(app: INestApplication, version: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Nurture')
    .setDescription(DESCRIPTION)
    .setVersion(version)
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key' })
    .build();
  const operationIdFactory = (controller: string, method: string): string =>
    `${controller.replace(/Controller$/, '').toLowerCase()}.${method}`;
  return SwaggerModule.createDocument(app, config, { operationIdFactory });
}
