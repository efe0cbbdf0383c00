import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { csvOf } from '@nurture/analytics';
import type { FastifyReply } from 'fastify';
import { oneOf, type Query } from './paging';

const FORMATS = ['json', 'csv'] as const;

/** A table that can be had as a CSV file too. */
export const ApiTable = (): MethodDecorator =>
  applyDecorators(
    ApiQuery({
      name: 'format',
      required: false,
      enum: FORMATS,
      description: '`csv`: the rows alone, as a file that a spreadsheet opens safely',
    }),
  );

/** Whether a caller asks for a file. @throws Problem `invalid-input` */
export const wantsCsv = (query: Query): boolean => oneOf(query, 'format', FORMATS) === 'csv';

/** Answers with a CSV file. @returns its text */
export function sendCsv(
  reply: FastifyReply,
  name: string,
  rows: readonly object[],
  columns?: readonly string[],
): string {
  reply.header('content-type', 'text/csv; charset=utf-8; header=present');
  reply.header('content-disposition', `attachment; filename="${name}.csv"`);
  return csvOf(rows, columns);
}
