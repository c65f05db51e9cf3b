package io.tdscaling.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.core.simulation.LlmUser;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PromptTemplateTest {
  private static final PromptTemplate PROMPT =
      PromptTemplate.resource(LlmUser.class, "user-prompt.txt");

  private static Map<String, String> values(String requests) {
    Map<String, String> values = new TreeMap<>();
    for (String place :
        new String[] {"name", "manner", "goal", "disclosures", "corrections", "done"}) {
      values.put(place, "<" + place + ">");
    }
    values.put("requests", requests);
    return values;
  }

  @Test
  void fill_anyValue_standsThereToTheLetter() {
    for (String value : new String[] {"{{name}}", "$1 ${x}", "C:\\dir\\", "a\nb", ""}) {
      String filled = PROMPT.fill(values(value + "<end>"));
      assertThat(filled).contains("here:\n" + value + "<end>\n").contains("<name>");
    }
  }

  @Test
  void fill_placeWithoutValue_isNamed() {
    Map<String, String> values = values("x");
    values.remove("goal");
    assertThatThrownBy(() -> PROMPT.fill(values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{{goal}}");
  }

  @Test
  void resource_thatIsAbsent_isAnError() {
    assertThatThrownBy(() -> PromptTemplate.resource(LlmUser.class, "absent.txt"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("absent.txt");
  }
}
