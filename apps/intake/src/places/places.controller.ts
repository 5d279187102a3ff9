import { PlaceList, PlacesQuery } from '@fengqiao/contracts/http/intake/places';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { OpenToAll } from '@fengqiao/service/authentication/bearer';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PlaceReader } from './place-reader.ts';

@ApiTags('places')
@Controller('v1/places')
export class PlacesController {
  constructor(private readonly places: PlaceReader) {}

  @Get()
  @OpenToAll()
  @Describe({ summary: 'Places by a part of their name, each with the unit it leads to', answer: PlaceList })
  async find(@Query({ schema: PlacesQuery }) { q }: PlacesQuery): Promise<PlaceList> {
    return this.places.find(q);
  }
}
