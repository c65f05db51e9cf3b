package io.tdscaling.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tdscaling.core.json.Json;
import org.junit.jupiter.api.Test;

class ArgumentLeafTest {
  @Test
  void of_nestedArguments_givesPathsWithoutPositions() {
    var leaves =
        ArgumentLeaf.of(
            TrajectoryFixture.json("{'a':1,'b':{'c':'x','n':null},'d':[{'e':true},[2]]}"));

    assertThat(leaves)
        .extracting(ArgumentLeaf::key)
        .containsExactly("a=1", "b.c=x", "d[].e=true", "d[][]=2");
    assertThat(leaves).extracting(ArgumentLeaf::parameter).containsExactly("a", "b", "d", "d");
  }

  @Test
  void of_hugeOrDeepArguments_isBounded() {
    ArrayNode wide = Json.array();
    for (int i = 0; i < 1000; i++) {
      wide.add(i);
    }
    ArrayNode deep = Json.array();
    ArrayNode innermost = deep;
    for (int i = 0; i < 500; i++) {
      innermost = innermost.addArray();
    }
    innermost.add("x");

    assertThat(ArgumentLeaf.of(wide)).hasSize(256);
    assertThat(ArgumentLeaf.of(deep)).isEmpty();
  }
}
