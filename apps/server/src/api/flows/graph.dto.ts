import { ApiProperty } from '@nestjs/swagger';
import { type NodeKind, pathData, type Picture } from '@nurture/core/picture';
import type { FlowGraphView } from '@nurture/engine';
import { MAYBE_NUMBER, WHOLE } from '../openapi/fields';

const KINDS = ['start', 'state', 'split', 'choice', 'final', 'any', 'goal', 'exit'] as const satisfies NodeKind[];

export class PointDto {
  @ApiProperty()
  readonly x!: number;

  @ApiProperty()
  readonly y!: number;
}

/** Of a box: its upper left corner, and its size, in pixels. */
export class PlaceDto extends PointDto {
  @ApiProperty()
  readonly width!: number;

  @ApiProperty()
  readonly height!: number;
}

export class LabelPlaceDto extends PlaceDto {
  @ApiProperty({ type: [String], description: 'The labels in lines as they fit' })
  readonly lines!: readonly string[];
}

export class PlacedNodeDto extends PlaceDto {
  @ApiProperty({ description: "The state's name; `@start`, `@any`, `@goal` and `@exit` otherwise" })
  readonly id!: string;

  @ApiProperty({ enum: KINDS })
  readonly kind!: NodeKind;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ type: [String], description: 'What is done there' })
  readonly lines!: readonly string[];

  @ApiProperty({ type: [String], description: 'Name and lines as they fit into the box' })
  readonly shown!: readonly string[];
}

export class PlacedEdgeDto {
  @ApiProperty({ example: 'sent>reminder' })
  readonly id!: string;

  @ApiProperty()
  readonly from!: string;

  @ApiProperty()
  readonly to!: string;

  @ApiProperty({ type: [String], description: 'Event, timer or guard, one for each way' })
  readonly labels!: readonly string[];

  @ApiProperty({ description: 'Whether it leads from any state' })
  readonly anywhere!: boolean;

  @ApiProperty({ type: [PointDto], description: 'From the edge of one box to that of the other, by right angles' })
  readonly points!: readonly PointDto[];

  @ApiProperty({ description: 'The same with rounded corners, as the `d` of an SVG path' })
  readonly path!: string;

  @ApiProperty({ type: LabelPlaceDto, nullable: true, description: 'Null where it says nothing' })
  readonly label!: LabelPlaceDto | null;
}

/** A flow as boxes and arrows, each with its place. */
export class PictureDto {
  @ApiProperty()
  readonly width!: number;

  @ApiProperty()
  readonly height!: number;

  @ApiProperty({ type: [PlacedNodeDto] })
  readonly nodes!: readonly PlacedNodeDto[];

  @ApiProperty({ type: [PlacedEdgeDto] })
  readonly edges!: readonly PlacedEdgeDto[];
}

export class GraphNodeDto extends PlacedNodeDto {
  @ApiProperty({ ...WHOLE, description: 'In it now; of goal and exit: how many ended so' })
  readonly people!: number;

  @ApiProperty({ ...WHOLE, description: 'Came into it, ever' })
  readonly entered!: number;

  @ApiProperty({ ...WHOLE, description: 'Whose way ended here, by an exit or taken out' })
  readonly lost!: number;

  @ApiProperty({
    ...MAYBE_NUMBER,
    description: '`lost` of `entered`, 0 to 1; null where nobody came, and in final states',
  })
  readonly dropOff!: number | null;
}

export class GraphEdgeDto extends PlacedEdgeDto {
  @ApiProperty({ ...WHOLE, description: 'How many took it' })
  readonly people!: number;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'Of those who came into the state that it leaves, 0 to 1' })
  readonly share!: number | null;
}

export class FlowGraphDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly title!: string;

  @ApiProperty({ ...WHOLE, description: 'The version that is drawn' })
  readonly version!: number;

  @ApiProperty()
  readonly width!: number;

  @ApiProperty()
  readonly height!: number;

  @ApiProperty({ type: [GraphNodeDto] })
  readonly nodes!: readonly GraphNodeDto[];

  @ApiProperty({ type: [GraphEdgeDto] })
  readonly edges!: readonly GraphEdgeDto[];
}

export function pictureDto({ width, height, nodes, edges }: Picture): PictureDto {
  return {
    width,
    height,
    nodes: nodes.map(({ node, lines: shown, ...place }) => ({ ...node, shown, ...place })),
    edges: edges.map(({ edge, points, label }) => ({ ...edge, points, path: pathData(points), label })),
  };
}

/** @param picture of the same graph, without its numbers */
export function flowGraphDto({ id, title, version, nodes, edges }: FlowGraphView, picture: Picture): FlowGraphDto {
  const drawn = pictureDto(picture);
  const places = new Map(drawn.nodes.map((node) => [node.id, node]));
  const ways = new Map(drawn.edges.map((edge) => [edge.id, edge]));
  return {
    id,
    title,
    version,
    width: drawn.width,
    height: drawn.height,
    nodes: nodes.flatMap(({ people, entered, lost, dropOff, id: name }) => {
      const place = places.get(name);
      return place === undefined ? [] : [{ ...place, people, entered, lost, dropOff }];
    }),
    edges: edges.flatMap(({ people, share, id: name }) => {
      const way = ways.get(name);
      return way === undefined ? [] : [{ ...way, people, share }];
    }),
  };
}
