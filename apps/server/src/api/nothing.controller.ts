import { All, Controller, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Problem } from './problem/problem';
import { ProblemFilter } from './problem/problem.filter';

/** Whatever below /api/v1 no other controller answers. Must stand last. */
@ApiExcludeController()
@Controller('api/v1')
@UseFilters(ProblemFilter)
export class NothingController {
  @All('*')
  nothing(): never {
    throw new Problem('not-found');
  }
}
