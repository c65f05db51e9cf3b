package io.tdscaling.core.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.fixture.OrderDesk;
import io.tdscaling.core.fixture.Samples;
import io.tdscaling.core.fixture.Samples.Sample;
import io.tdscaling.core.format.FormatException;
import io.tdscaling.core.format.OpenAiFormat;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a trajectory, the answer is a verdict. */
class HostileTrajectoryTest {
  private static final StandardVerifier VERIFIER = new StandardVerifier(new SchemaValidator());
  private static final int ROUNDS = 400;
  private static final List<String> TEXTS =
      List.of("", " ", "{", "null", "1e999", "\u0000", "\uD800", "ORD-5", "call_1", "find_orders");

  private final Sample sample = Samples.cancellation(4);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void verify_mutatedConversation_neverThrows(long seed) {
    SeededRandom random = new SeededRandom(seed);
    TreeMap<String, Integer> rules = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      Trajectory hostile = mutated(random);

      assertThatCode(() -> rules.merge(rule(hostile), 1, Integer::sum))
          .as("seed %d round %d", seed, round)
          .doesNotThrowAnyException();
    }
    assertThat(rules).as("seed %d", seed).hasSizeGreaterThan(6);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void verify_mutatedRecord_isReadOrRefusedAndNeverThrows(long seed) {
    SeededRandom random = new SeededRandom(seed);
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      ObjectNode record = OpenAiFormat.write(sample.trajectory()).deepCopy();
      for (int i = random.between(1, 3); i > 0; i--) {
        mutate(record, random);
      }
      try {
        Trajectory hostile = OpenAiFormat.read(record, 0);
        read++;
        assertThatCode(() -> rule(hostile))
            .as("seed %d round %d: %s", seed, round, record)
            .doesNotThrowAnyException();
      } catch (FormatException refused) {
        assertThat(refused.reason()).doesNotContain("\n").hasSizeLessThan(400);
      }
    }
    assertThat(read).as("seed %d", seed).isGreaterThan(ROUNDS / 10);
  }

  private String rule(Trajectory trajectory) throws InterruptedException {
    Verdict verdict =
        VERIFIER.verify(new VerificationRequest(trajectory, sample.blueprint(), OrderDesk.FACTORY));
    if (verdict instanceof Verdict.Rejected why) {
      assertThat(why.reason()).doesNotContain("\n").hasSizeLessThan(400);
      return why.rule();
    }
    return "accepted";
  }

  private Trajectory mutated(SeededRandom random) {
    List<Message> messages = new ArrayList<>(sample.trajectory().messages());
    for (int i = random.between(1, 2); i > 0; i--) {
      int at = random.nextInt(messages.size());
      switch (random.nextInt(5)) {
        case 0 -> messages.remove(at);
        case 1 -> messages.add(at, random.pick(messages));
        case 2 -> messages.set(at, message(random));
        case 3 -> messages.add(message(random));
        default -> messages.set(at, withOtherCalls(messages.get(at), random));
      }
    }
    List<StepNote> notes =
        random.chance(0.9)
            ? sample.trajectory().notes()
            : random.shuffled(sample.trajectory().notes());
    return Samples.withNotes(Samples.withMessages(sample.trajectory(), messages), notes);
  }

  private static Message message(SeededRandom random) {
    String text = random.pick(TEXTS);
    return switch (random.nextInt(4)) {
      case 0 -> new SystemMessage(text);
      case 1 -> new UserMessage(text);
      case 2 -> new ToolMessage(random.pick(TEXTS), random.pick(TEXTS), text);
      default -> new AssistantMessage(text, List.of(call(random)));
    };
  }

  private static Message withOtherCalls(Message message, SeededRandom random) {
    if (message instanceof AssistantMessage said && !said.toolCalls().isEmpty()) {
      ToolCall call = said.toolCalls().get(0);
      return new AssistantMessage(
          said.text(), List.of(new ToolCall(call.id(), call.name(), value(random, 0))));
    }
    return message;
  }

  private static ToolCall call(SeededRandom random) {
    return new ToolCall(random.pick(TEXTS), random.pick(TEXTS), value(random, 0));
  }

  private static JsonNode value(SeededRandom random, int depth) {
    return switch (random.nextInt(depth > 4 ? 4 : 7)) {
      case 0 -> NullNode.getInstance();
      case 1 -> IntNode.valueOf(random.between(-100_000, 100_000));
      case 2, 3 -> TextNode.valueOf(random.pick(TEXTS));
      case 4 -> Json.array().add(value(random, depth + 1)).add(value(random, depth + 1));
      case 5 -> deep(random);
      default ->
          Json.object()
              .<ObjectNode>set("customer", value(random, depth + 1))
              .set(random.pick(TEXTS), value(random, depth + 1));
    };
  }

  private static JsonNode deep(SeededRandom random) {
    JsonNode node = Json.object();
    for (int i = random.pick(List.of(10, 63, 64, 1100)); i > 0; i--) {
      node = random.chance(0.5) ? Json.array().add(node) : Json.object().set("order_id", node);
    }
    return node;
  }

  /** Puts something else, or nothing, at a random place of the record. */
  private static void mutate(ObjectNode record, SeededRandom random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(record, containers);
    JsonNode container = random.pick(containers);
    if (container.isEmpty()) {
      return;
    }
    int at = random.nextInt(container.size());
    JsonNode value = value(random, 0);
    boolean removes = random.chance(0.3);
    if (container instanceof ArrayNode array) {
      if (removes) {
        array.remove(at);
      } else {
        array.set(at, value);
      }
      return;
    }
    String name = new ArrayList<>(container.properties()).get(at).getKey();
    if (removes) {
      ((ObjectNode) container).remove(name);
    } else {
      ((ObjectNode) container).set(name, value);
    }
  }

  private static void collect(JsonNode node, List<JsonNode> into) {
    if (node.isContainerNode()) {
      into.add(node);
      node.forEach(child -> collect(child, into));
    }
  }
}
