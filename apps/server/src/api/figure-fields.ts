import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNumber, IsOptional, Max, Min } from 'class-validator';

/** Amounts beyond this lose cents in a JSON number. */
export const MOST_AMOUNT = 1e13;

const amount = applyDecorators(
  IsNumber({ allowNaN: false, allowInfinity: false }),
  Min(0),
  Max(MOST_AMOUNT),
) as PropertyDecorator;
const share = applyDecorators(IsNumber({ allowNaN: false }), Min(0), Max(1)) as PropertyDecorator;

/** A field that holds a number from 0 on: money, or how many. */
export const Amount = (description: string, example: number): PropertyDecorator =>
  applyDecorators(ApiProperty({ description, example, minimum: 0, maximum: MOST_AMOUNT }), amount);

export const MaybeAmount = (description: string, example: number): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description, example, minimum: 0, maximum: MOST_AMOUNT }),
    IsOptional(),
    amount,
  );

/** A field that holds a share, 0 to 1. */
export const Share = (description: string, example: number): PropertyDecorator =>
  applyDecorators(ApiProperty({ description, example, minimum: 0, maximum: 1 }), share);

export const MaybeShare = (description: string, example: number): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ description, example, minimum: 0, maximum: 1 }), IsOptional(), share);
