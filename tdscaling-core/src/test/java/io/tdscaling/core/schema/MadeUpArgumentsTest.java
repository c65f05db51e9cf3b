package io.tdscaling.core.schema;

import static io.tdscaling.core.schema.SchemaFixtures.tool;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MadeUpArgumentsTest {
  private final ValueGenerator generator = new ValueGenerator(new SchemaValidator());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'object','properties':{'c':{'type':'string'},'b':{'type':'integer'},'a':{'type':'string'}},"
            + "'required':['a','x','c']}",
        "{'type':'object','properties':{'b':{'type':'integer'}},'dependentRequired':{'b':['a']}}",
        "{'type':'object','properties':{'b':{'type':'integer'}},'minProperties':3}",
        "{'type':'object','properties':{'b':{'type':'integer'}},"
            + "'anyOf':[{'required':['a']},{'required':['z','y']}]}",
        "{'type':'object'}",
      })
  void namesAndValues_areThoseOfTheArgumentsMadeAtOnce(String schema) {
    ToolSpec tool = tool("find_things", schema);
    for (long seed = 0; seed < 40; seed++) {
      SeededRandom random = new SeededRandom(seed);
      SeededRandom other = new SeededRandom(seed);
      MadeUpArguments later = generator.madeUp(tool, Set.of("b", "unknown"), random);
      ObjectNode atOnce = generator.arguments(tool, Set.of("b", "unknown"), other).orElseThrow();

      List<String> names = List.copyOf(later.names().orElseThrow());
      assertThat(atOnce.fieldNames()).toIterable().containsExactlyElementsOf(names);
      assertThat(names).allSatisfy(n -> assertThat(later.value(n)).contains(atOnce.get(n)));
      assertThat(later.value("unknown")).isEmpty();
      assertThat(random.nextLong()).isEqualTo(other.nextLong());
    }
  }

  @Test
  void nothingFits_namesMayBeKnownButNoValueIs() {
    String impossible = "'properties':{'a':{'type':'integer','minimum':2,'maximum':1}}";
    String plain = "{'type':'object'," + impossible + ",'required':['a']}";
    String chosen = "{'type':'object'," + impossible + ",'allOf':[{'required':['a']}]}";

    MadeUpArguments known = generator.madeUp(tool("a", plain), Set.of(), new SeededRandom(1));
    assertThat(known.names()).contains(Set.of("a"));
    assertThat(known.value("a")).isEmpty();
    assertThat(known.all()).isEmpty();
    assertThat(generator.madeUp(tool("b", chosen), Set.of(), new SeededRandom(1)).names())
        .isEmpty();
  }

  @Test
  void made_onceAndOnlyWhenAskedFor() {
    AtomicInteger made = new AtomicInteger();
    MadeUpArguments arguments =
        new MadeUpArguments(
            Set.of("a"), () -> Optional.of(Json.object().put("a", made.incrementAndGet())));

    assertThat(arguments.names()).contains(Set.of("a"));
    assertThat(made).hasValue(0);
    assertThat(arguments.value("a")).contains(Json.tree(1));
    assertThat(arguments.all()).contains(Json.object().put("a", 1));
    assertThat(made).hasValue(1);
  }
}
