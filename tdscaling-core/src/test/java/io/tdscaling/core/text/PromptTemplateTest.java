package io.tdscaling.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptTemplateTest {
  private static final PromptTemplate PROMPT =
      PromptTemplate.of("Hello {{name}}, here:\n{{requests}}\n{{name}} says {{goal}}.\n");

  private static Map<String, String> values(String requests) {
    return Map.of("name", "<name>", "goal", "<goal>", "requests", requests);
  }

  @Test
  void fill_anyValue_standsThereToTheLetter() {
    for (String value : new String[] {"{{name}}", "$1 ${x}", "C:\\dir\\", "a\nb", ""}) {
      assertThat(PROMPT.fill(values(value)))
          .isEqualTo("Hello <name>, here:\n" + value + "\n<name> says <goal>.\n");
    }
  }

  @Test
  void fill_placeWithoutValue_isNamed() {
    assertThatThrownBy(() -> PROMPT.fill(Map.of("name", "x", "requests", "y")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{{goal}}");
  }

  @Test
  void places_areListedInOrderOnceEachMisspeltOnesToo() {
    assertThat(PROMPT.places()).containsExactly("name", "requests", "goal");
    assertThat(PromptTemplate.of("{{ name }} {{a-b}} {single} {{open").places())
        .containsExactly(" name ", "a-b");
  }

  @Test
  void text_isAsItWasGiven() {
    assertThat(PromptTemplate.of("{{x}}\r\n").text()).isEqualTo("{{x}}\r\n");
  }
}
