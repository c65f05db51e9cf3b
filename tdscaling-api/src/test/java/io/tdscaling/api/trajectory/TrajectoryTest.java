package io.tdscaling.api.trajectory;

import static io.tdscaling.api.Samples.read;
import static io.tdscaling.api.Samples.tool;
import static io.tdscaling.api.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.Samples;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TrajectoryTest {
  @Test
  void new_collectionsChangedAfterwards_keepsItsOwn() {
    List<OfferedTool> tools = new ArrayList<>(List.of(new OfferedTool("get", tool("s", "get"))));
    List<Message> messages = new ArrayList<>(List.of(new UserMessage("hi")));
    List<StepNote> notes = new ArrayList<>(List.of(new StepNote(1, DialogueAct.ANSWER, List.of())));
    SortedMap<String, String> domains = new TreeMap<>();
    domains.put("s", "travel");
    Trajectory trajectory =
        new Trajectory("t", tools, messages, notes, domains, "d", Samples.provenance());
    tools.clear();
    messages.clear();
    notes.clear();
    domains.clear();
    assertThat(trajectory.tools()).hasSize(1);
    assertThat(trajectory.messages()).hasSize(1);
    assertThat(trajectory.notes()).hasSize(1);
    assertThat(trajectory.domains()).containsEntry("s", "travel");
    assertThatThrownBy(() -> trajectory.domains().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void tool_byOfferedName_isFoundOnlyByThatName() {
    OfferedTool offered = new OfferedTool("rail_get", tool("rail", "get"));
    Trajectory trajectory =
        new Trajectory(
            "t",
            List.of(offered),
            List.of(),
            List.of(),
            new TreeMap<>(),
            "d",
            Samples.provenance());
    assertThat(trajectory.tool("rail_get")).contains(offered);
    assertThat(trajectory.tool("get")).isEmpty();
  }

  @Test
  void stepNote_json_roundTrips() {
    StepNote note =
        new StepNote(2, DialogueAct.CALL, List.of(new CallNote("c1", EffectClass.CODE, true)));
    assertThat(write(note))
        .isEqualTo(
            "{\"message\":2,\"act\":\"call\",\"calls\":"
                + "[{\"callId\":\"c1\",\"effect\":\"code\",\"error\":true}]}");
    assertThat(read(write(note), StepNote.class)).isEqualTo(note);
  }

  @Test
  void provenance_json_roundTripsWithSortedRoles() {
    SortedMap<String, String> models = new TreeMap<>();
    models.put("user", "procedural");
    models.put("assistant", "m-1");
    Provenance provenance =
        new Provenance(Long.MIN_VALUE, 9, "b9", "k1", -1, models, new TokenUsage(1, 2, 0, 0));
    models.clear();
    assertThat(provenance.models().keySet()).containsExactly("assistant", "user");
    assertThat(write(provenance)).doesNotContain("prompts");
    assertThat(read(write(provenance), Provenance.class)).isEqualTo(provenance);
  }

  @Test
  void provenance_prompts_roundTripAndAreCopied() {
    SortedMap<String, String> prompts = new TreeMap<>();
    prompts.put("user", "user@2:0123456789abcdef");
    Provenance provenance =
        new Provenance(0, 0, "b", "k", 0, new TreeMap<>(), prompts, TokenUsage.NONE);
    prompts.clear();
    assertThat(write(provenance)).contains("\"prompts\":{\"user\":\"user@2:0123456789abcdef\"}");
    assertThat(read(write(provenance), Provenance.class)).isEqualTo(provenance);
  }
}
