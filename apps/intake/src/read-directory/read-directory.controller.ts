import { PersonId } from '@fengqiao/contracts/http/fragments/names';
import {
  MeView,
  PeopleQuery,
  PersonList,
  PersonView,
  PostHistory,
  PostHistoryQuery,
  PostList,
  PostsQuery,
  UnitList,
  UnitQuery,
} from '@fengqiao/contracts/http/intake/directory';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DirectoryReader } from './directory-reader.ts';

@ApiTags('directory')
@Controller('v1/directory')
export class ReadDirectoryController {
  constructor(private readonly reader: DirectoryReader) {}

  @Get('units')
  @Describe({ summary: 'Units, by path', answer: UnitList })
  async units(@Query({ schema: UnitQuery }) query: UnitQuery, @Bearer() identity: Identity) {
    return this.reader.units(query, identity);
  }

  @Get('me')
  @Describe({
    summary: 'Whom the directory takes the bearer of this token for, and where he or she sits',
    answer: MeView,
  })
  async me(@Bearer() identity: Identity) {
    return this.reader.me(identity);
  }

  @Get('people')
  @Describe({ summary: 'People with their posts, by id', answer: PersonList })
  async people(@Query({ schema: PeopleQuery }) query: PeopleQuery, @Bearer() identity: Identity) {
    return this.reader.people(query, identity);
  }

  @Get('people/:id')
  @Describe({
    summary: 'A person, and where he or she sat, held posts, stood in and was away',
    answer: PersonView,
  })
  async person(@Param('id', { schema: PersonId }) id: string, @Bearer() identity: Identity) {
    return unwrap(await this.reader.person(id, identity));
  }

  @Get('posts')
  @Describe({ summary: 'Who held each post at a moment, and who acted for it', answer: PostList })
  async posts(@Query({ schema: PostsQuery }) query: PostsQuery, @Bearer() identity: Identity) {
    return this.reader.posts(query, identity);
  }

  @Get('posts/history')
  @Describe({ summary: 'Everybody who held a post or stood in for it', answer: PostHistory })
  async postHistory(
    @Query({ schema: PostHistoryQuery }) query: PostHistoryQuery,
    @Bearer() identity: Identity,
  ) {
    return this.reader.postHistory(query, identity);
  }
}
