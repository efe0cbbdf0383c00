import { ApiProperty } from '@nestjs/swagger';
import type { GalleryFlow } from '@nurture/workspace';
import { ANY_OBJECT } from '../openapi/fields';

export class GalleryFlowDto implements GalleryFlow {
  @ApiProperty({ example: 'webinar', description: 'As `nurture init DIR --from` takes it' })
  readonly programme!: string;

  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ ...ANY_OBJECT, description: 'A flow, as flow.schema.json says' })
  readonly document!: object;

  @ApiProperty({ type: [String], description: 'Mails that it sends and that the workspace does not have' })
  readonly missingMails!: readonly string[];
}

export class GalleryDto {
  @ApiProperty({ type: [GalleryFlowDto] })
  readonly items!: readonly GalleryFlowDto[];
}
