package io.tdscaling.core.environment.simulated;

import static io.tdscaling.core.environment.simulated.Stage.COUNT;
import static io.tdscaling.core.environment.simulated.Stage.CREATE;
import static io.tdscaling.core.environment.simulated.Stage.DELETE;
import static io.tdscaling.core.environment.simulated.Stage.GET;
import static io.tdscaling.core.environment.simulated.Stage.RUN;
import static io.tdscaling.core.environment.simulated.Stage.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.environment.simulated.Stage.Script;
import io.tdscaling.core.fixture.ToolDraft;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SimulatedEnvironmentTest {
  private static final String NOTE = "{\"result\":{\"note_id\":\"N-4711\",\"title\":\"Milk\"}}";

  @Test
  void call_usableAnswer_isTheResult() {
    Script model = new Script(NOTE);

    ToolResult result = Stage.open(model).call(CREATE.ref(), with("title", "Milk"));

    assertThat(result.error()).isFalse();
    assertThat(Json.compact(result.content()))
        .isEqualTo("{\"note_id\":\"N-4711\",\"title\":\"Milk\"}");
    assertThat(model.asked).hasSize(1);
    String instructions = model.asked.get(0).messages().get(0).text();
    assertThat(instructions)
        .contains("Tool: create_note", "Creates a note.", "\"required\":[\"title\"]", "Today is 20")
        .contains("Other tools of the service: count_words, delete_note, get_note, run_python");
    assertThat(model.asked.get(0).purpose().role()).isEqualTo("tool");
  }

  @Test
  void call_toolFails_isAnErrorThatChangesNothing() {
    Script model =
        new Script("{\"error\":{\"code\":\"not_found\",\"message\":\"No note N-1.\"}}", NOTE);
    ToolEnvironment environment = Stage.open(model);
    String before = environment.stateDigest();

    ToolResult result = environment.call(DELETE.ref(), with("note_id", "N-1"));

    assertThat(result).isEqualTo(ToolResult.error("not_found", "No note N-1."));
    assertThat(environment.stateDigest()).isEqualTo(before);
    environment.call(GET.ref(), with("note_id", "N-4711"));
    assertThat(model.lastQuestion()).contains("(none)").doesNotContain("N-1.");
  }

  @Test
  void call_laterOnes_seeEarlierCallsAndResults() {
    Script model = new Script(NOTE);
    ToolEnvironment environment = Stage.open(model);

    environment.call(CREATE.ref(), with("title", "Milk"));
    environment.call(GET.ref(), with("note_id", "N-4711"));

    assertThat(model.lastQuestion())
        .contains(
            "{\"tool\":\"create_note\",\"arguments\":{\"title\":\"Milk\"},"
                + "\"result\":{\"note_id\":\"N-4711\",\"title\":\"Milk\"}}")
        .endsWith("{\"tool\":\"get_note\",\"arguments\":{\"note_id\":\"N-4711\"}}");
  }

  @Test
  void call_longSession_transcriptIsCutWithANote() {
    Script model = new Script(NOTE);
    ToolEnvironment environment = Stage.open(model);
    for (int i = 0; i < 60; i++) {
      environment.call(CREATE.ref(), with("title", "note " + i + " " + "x".repeat(9_000)));
    }

    assertThat(model.lastQuestion())
        .contains(" earlier calls are left out)", "note 58 ")
        .doesNotContain("\"note 3 ")
        .hasSizeLessThan(50_000);
  }

  @Test
  void call_wrongArguments_noModelIsAsked() {
    Script model = new Script(NOTE);

    ToolResult result = Stage.open(model).call(CREATE.ref(), Json.object());

    assertThat(result.error()).isTrue();
    assertThat(result.content().at("/error/code").asText()).isEqualTo("invalid_arguments");
    assertThat(model.asked).isEmpty();
  }

  @Test
  void call_unknownTool_isAnError() {
    ToolEnvironment environment = Stage.open(new Script(NOTE));
    ToolRef unknown = new ToolRef("s", "fly");

    assertThat(environment.call(unknown, Json.object()).error()).isTrue();
    assertThat(environment.knownValues(unknown, "id")).isEmpty();
    assertThatThrownBy(() -> environment.effect(unknown)).hasMessageContaining("s/fly");
  }

  @Test
  void call_unusableAnswer_isRepairedOnce() {
    Script model = new Script("Sure! Here is the note.", NOTE);

    ToolResult result = Stage.open(model).call(CREATE.ref(), with("title", "Milk"));

    assertThat(result.error()).isFalse();
    assertThat(model.asked).hasSize(2);
    assertThat(model.asked.get(1).messages()).hasSize(4);
    assertThat(model.asked.get(1).messages().get(2).text()).isEqualTo("Sure! Here is the note.");
    assertThat(model.lastQuestion()).startsWith("That cannot be used: the answer is no JSON: ");
  }

  @Test
  void call_resultOfAnotherShapeThanBefore_isToldAndRepaired() {
    Script model = new Script(NOTE, "{\"result\":{\"id\":4711}}", NOTE.replace("4711", "4712"));
    ToolEnvironment environment = Stage.open(model);
    environment.call(GET.ref(), with("note_id", "N-4711"));

    ToolResult result = environment.call(GET.ref(), with("note_id", "N-4712"));

    assertThat(result.content().path("note_id").asText()).isEqualTo("N-4712");
    assertThat(model.lastQuestion())
        .contains("/note_id was in an earlier result of this tool, and is missing");
  }

  @Test
  void call_resultThatDoesNotFitTheOutputSchema_isToldAndRepaired() {
    Script model = new Script("{\"result\":{\"words\":\"two\"}}", "{\"result\":{\"words\":2}}");

    ToolResult result = Stage.open(model).call(COUNT.ref(), with("text", "a b"));

    assertThat(result.content().path("words").asInt()).isEqualTo(2);
    assertThat(model.lastQuestion()).contains("the result does not fit: /words");
  }

  @Test
  void call_unusableTwice_failsAndStaysSo() {
    Script model = new Script("no", "still no", NOTE);
    LlmEnvironments environments = Stage.environments(model);

    ToolResult first = Stage.open(environments, 7).call(CREATE.ref(), with("title", "Milk"));
    ToolResult again = Stage.open(environments, 7).call(CREATE.ref(), with("title", "Milk"));

    assertThat(first.error()).isTrue();
    assertThat(first.content().at("/error/code").asText()).isEqualTo("tool_simulation_failed");
    assertThat(again).isEqualTo(first);
    assertThat(model.asked).hasSize(2);
  }

  @Test
  void call_sameHistory_isAskedOnceAndAnsweredAlike() {
    Script model = new Script(NOTE, NOTE.replace("4711", "4712"), NOTE.replace("4711", "4713"));
    LlmEnvironments environments = Stage.environments(model);
    ToolEnvironment first = Stage.open(environments, 7);
    ToolEnvironment second = Stage.open(environments, 7);

    ToolResult created = first.call(CREATE.ref(), with("title", "Milk"));
    ToolResult twice = first.call(CREATE.ref(), with("title", "Milk"));

    assertThat(twice).isNotEqualTo(created);
    assertThat(second.call(CREATE.ref(), with("title", "Milk"))).isEqualTo(created);
    assertThat(second.call(CREATE.ref(), with("title", "Milk"))).isEqualTo(twice);
    assertThat(second.stateDigest()).isEqualTo(first.stateDigest());
    assertThat(model.asked).hasSize(2);
    assertThat(environments.usage().prompt()).isEqualTo(200);
    assertThat(Stage.open(environments, 8).call(CREATE.ref(), with("title", "Milk")))
        .isNotEqualTo(created);
  }

  @Test
  void stateDigest_changesOnlyWithWhatChangesTheState() {
    ToolEnvironment environment = Stage.open(Stage::actor);
    String before = environment.stateDigest();

    environment.call(GET.ref(), with("note_id", "N-1"));
    environment.call(COUNT.ref(), with("text", "a b"));
    assertThat(environment.stateDigest()).isEqualTo(before);
    environment.call(RUN.ref(), with("code", "rm x"));
    assertThat(environment.stateDigest()).isNotEqualTo(before);
  }

  @Test
  void effect_isThatOfTheTool() {
    ToolEnvironment environment = Stage.open(new Script(NOTE));

    assertThat(environment.effect(CREATE.ref())).isEqualTo(EffectClass.CREATE);
    assertThat(environment.effect(RUN.ref())).isEqualTo(EffectClass.CODE);
  }

  @Test
  void knownValues_areIdentifiersThatResultsHold() {
    ToolEnvironment environment = Stage.open(new Script(NOTE));
    assertThat(environment.knownValues(GET.ref(), "note_id")).isEmpty();

    environment.call(CREATE.ref(), with("title", "Milk"));

    assertThat(environment.knownValues(GET.ref(), "note_id"))
        .containsExactly(TextNode.valueOf("N-4711"));
    assertThat(environment.knownValues(CREATE.ref(), "title")).isEmpty();
  }

  @Test
  void call_modelCannotBeReached_throwsWhatSaysSo() {
    LlmClient down =
        request -> {
          throw new IOException("503");
        };
    assertThatThrownBy(() -> Stage.open(down).call(CREATE.ref(), with("title", "Milk")))
        .isInstanceOf(UnreachableModelException.class)
        .hasMessage("s/create_note could not be simulated: 503");
  }

  @Test
  void call_modelThrowsOrReturnsNull_isAFaultOfTheBackend() {
    LlmClient broken =
        request -> {
          throw new IllegalStateException("bug");
        };
    for (LlmClient client : List.<LlmClient>of(broken, request -> null)) {
      assertThatThrownBy(() -> Stage.open(client).call(CREATE.ref(), with("title", "Milk")))
          .isInstanceOf(UnreachableModelException.class)
          .hasMessageContaining("a lambda in ");
    }
  }

  @Test
  void call_failedBefore_isAskedAgain() {
    AtomicBoolean down = new AtomicBoolean(true);
    LlmClient flaky =
        request -> {
          if (down.get()) {
            throw new IOException("503");
          }
          return Stage.actor(request);
        };
    ToolEnvironment environment = Stage.open(flaky);
    assertThatThrownBy(() -> environment.call(CREATE.ref(), with("title", "Milk")))
        .isInstanceOf(UnreachableModelException.class);
    down.set(false);

    assertThat(environment.call(CREATE.ref(), with("title", "Milk")).error()).isFalse();
  }

  @Test
  void call_interrupted_keepsTheInterruption() {
    LlmClient waiting =
        request -> {
          throw new InterruptedException();
        };
    assertThatThrownBy(() -> Stage.open(waiting).call(CREATE.ref(), with("title", "Milk")))
        .isInstanceOf(UnreachableModelException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void unsupported_schemaThatCannotBeUsed_isNamed() {
    JsonNode broken = Json.object().put("$ref", "https://example.com/elsewhere.json");
    ToolSpec tool = ToolDraft.tool("get_thing").parameter("id", broken.deepCopy(), true).spec();
    LlmEnvironments environments = Stage.environments(new Script(NOTE));

    assertThat(environments.unsupported(RUN)).isEmpty();
    assertThat(environments.unsupported(tool)).get().asString().startsWith("its schema cannot");
  }
}
