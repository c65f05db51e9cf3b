package io.tdscaling.core.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptsTest {
  private static final String OWN = "Say {{requests}} {{disclosures}} {{corrections}} {{done}}";

  @TempDir Path directory;

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  @Test
  void standard_everyPrompt_hasTextVersionAndHash() {
    for (String name : Prompts.standard().names()) {
      assertThat(Prompts.standard().text(name)).isNotBlank();
      assertThat(Prompts.standard().id(name)).matches(name + "@\\d+:[0-9a-f]{16}");
    }
    assertThat(Prompts.standard().names()).contains(Prompts.USER, Prompts.TOOL);
  }

  @Test
  void with_ownText_replacesThatPromptAndNoOther() {
    Prompts own = Prompts.standard().with(Prompts.USER, OWN);
    String sha = Hashing.sha256().hashString(OWN, StandardCharsets.UTF_8).toString();
    assertThat(own.text(Prompts.USER)).isEqualTo(OWN);
    assertThat(own.hash(Prompts.USER)).isEqualTo(sha.substring(0, 16));
    assertThat(own.id(Prompts.USER)).isEqualTo("user@custom:" + sha.substring(0, 16));
    assertThat(own.id(Prompts.TOOL)).isEqualTo(Prompts.standard().id(Prompts.TOOL));
    assertThat(Prompts.standard().text(Prompts.USER)).isNotEqualTo(OWN);
  }

  @Test
  void fill_valueForAnAbsentPlace_isNotUsed() {
    Map<String, String> values =
        Map.of(
            "requests", "a", "disclosures", "b", "corrections", "c", "done", "d", "name", "unused");
    assertThat(Prompts.standard().with(Prompts.USER, OWN).fill(Prompts.USER, values))
        .isEqualTo("Say a b c d");
  }

  @Test
  void with_requiredPlaceMissing_isNamedWithThePrompt() {
    assertThatThrownBy(() -> Prompts.standard().with(Prompts.USER, "Just talk. {{requests}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("prompt user lacks the place {{disclosures}}");
  }

  @Test
  void with_unknownPlace_isNamedWithThePromptAndWhatIsKnown() {
    for (String wrong : new String[] {"requets", " done ", "user-name"}) {
      assertThatThrownBy(() -> Prompts.standard().with(Prompts.USER, OWN + "{{" + wrong + "}}"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("prompt user has an unknown place {{" + wrong + "}}")
          .hasMessageContaining("{{requests}}");
    }
  }

  @Test
  void with_unknownName_saysWhichThereAre() {
    assertThatThrownBy(() -> Prompts.standard().with("usr", OWN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no prompt \"usr\"")
        .hasMessageContaining("user");
    assertThatThrownBy(() -> Prompts.standard().text("assistant"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no prompt \"assistant\"");
  }

  @Test
  void with_hugeText_isRefused() {
    assertThatThrownBy(() -> Prompts.standard().with(Prompts.USER, OWN + "x".repeat(70_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 65536 characters");
  }

  @Test
  void from_directory_replacesWhatItHolds() throws Exception {
    write("user.txt", OWN);
    write("README.md", "{{nothing}}");
    Prompts own = Prompts.standard().from(directory);
    assertThat(own.text(Prompts.USER)).isEqualTo(OWN);
    assertThat(own.id(Prompts.TOOL)).isEqualTo(Prompts.standard().id(Prompts.TOOL));
  }

  @Test
  void from_wrongFile_isNamed() throws Exception {
    write("user.txt", "no place");
    assertThatThrownBy(() -> Prompts.standard().from(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("user.txt: prompt user lacks the place");
    write("user.txt", OWN);
    write("users.txt", OWN);
    assertThatThrownBy(() -> Prompts.standard().from(directory))
        .hasMessageContaining("users.txt: there is no prompt \"users\"");
  }

  @Test
  void from_notUtf8EmptyOrAbsent_isAnError() throws Exception {
    assertThatThrownBy(() -> Prompts.standard().from(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no prompt");
    assertThatThrownBy(() -> Prompts.standard().from(directory.resolve("absent")))
        .isInstanceOf(IOException.class);
    Files.write(directory.resolve("user.txt"), new byte[] {(byte) 0xC3, 0x28});
    assertThatThrownBy(() -> Prompts.standard().from(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("user.txt: is not UTF-8");
  }
}
