package io.tdscaling.core.environment.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultShapeTest {
  private static final String EARLIER =
      "{'id':'A','n':1,'at':null,'tags':[],'rows':[{'k':1,'v':'x'},{'k':2,'w':true}],'mix':[1,'a']}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'id':'B','n':2.5,'at':'x','tags':['y'],'rows':[],'mix':[]}",
        "{'id':null,'n':2,'at':{},'tags':[1],'rows':[{'k':3}],'mix':[{},null],'more':1}",
      })
  void problem_sameShape_none(String later) throws Exception {
    assertThat(ResultShape.of(json(EARLIER)).problem(json(later))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[] | the result was an object in an earlier result of this tool, and is an array",
        "{'at':1,'id':1} | /id was a text in an earlier result of this tool, and is a number",
        "{'n':1} | /at was in an earlier result of this tool, and is missing",
        "{'at':1,'id':'A','mix':[],'n':1,'rows':[{'k':1},{'v':1}],'tags':[]}"
            + "| /rows/1/k was in an earlier result of this tool, and is missing",
        "{'at':1,'id':'A','mix':[],'n':1,'rows':[{'k':true}],'tags':[]}"
            + "| /rows/0/k was a number in an earlier result of this tool, and is true or false",
      })
  void problem_otherShape_isNamed(String later, String problem) throws Exception {
    assertThat(ResultShape.of(json(EARLIER)).problem(json(later))).hasValue(problem);
  }

  @Test
  void problem_manyElements_firstThatDiffersIsNamed() throws Exception {
    ResultShape shape = ResultShape.of(json("{'a':[[1],[2,3]]}"));

    assertThat(shape.problem(json("{'a':[[1],[],['x']]}"))).get().asString().startsWith("/a/2/0 ");
  }

  private static JsonNode json(String text) throws Exception {
    return Json.parse(text.replace('\'', '"'));
  }
}
