package io.tdscaling.core.environment.inferred;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.tool.ToolSpec;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {
  private static final ToolSpec TOOL =
      Tools.tool(
          "s",
          "list_things",
          "'limit':{'type':'integer'},'offset':{'type':'integer'},'page':{'type':'integer'},"
              + "'cursor':{'type':'string'}");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; abcde",
        "{'limit':2}; ab",
        "{'limit':2,'offset':1}; bc",
        "{'limit':2,'page':2}; cd",
        "{'limit':2,'page':3}; e",
        "{'limit':2,'page':4}; ''",
        "{'page':2}; ''",
        "{'limit':0}; ''",
        "{'limit':0,'page':2}; ''",
        "{'limit':-1}; ''",
        "{'offset':99}; ''",
        "{'offset':9223372036854775807,'page':9223372036854775807}; ''",
        "{'limit':9223372036854775807}; abcde",
        "{'cursor':'x'}; abcde"
      })
  void page_asked_returnsThatPart(String arguments, String expected) {
    BoundTool tool =
        Objects.requireNonNull(new TypeTable(List.of(ToolModel.of(TOOL))).tools().get(TOOL.ref()));

    List<String> page =
        Paging.page(new Call(tool, Tools.json(arguments)), List.of("a", "b", "c", "d", "e"));

    assertThat(String.join("", page)).isEqualTo(expected);
  }
}
