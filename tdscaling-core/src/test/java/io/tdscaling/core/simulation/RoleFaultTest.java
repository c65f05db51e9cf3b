package io.tdscaling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.agent.AssistantAgent;
import io.tdscaling.api.agent.AssistantTurn;
import io.tdscaling.api.agent.AssistantView;
import io.tdscaling.api.agent.UserAgent;
import io.tdscaling.api.agent.UserTurn;
import io.tdscaling.api.agent.UserView;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.verify.Party;
import io.tdscaling.core.fixture.OrderDesk;
import io.tdscaling.core.json.Json;
import org.junit.jupiter.api.Test;

class RoleFaultTest {
  private static RoleFault fault(
      UserAgent user, AssistantAgent assistant, EnvironmentFactory environments) {
    return assertThatExceptionOfType(RoleFault.class)
        .isThrownBy(() -> Desk.talk(user, assistant, environments))
        .actual();
  }

  @Test
  void userThatThrows_isNamed() {
    RoleFault fault = fault(new BadUser(), new ProceduralAssistant(), OrderDesk.FACTORY);
    assertThat(fault.party()).isEqualTo(Party.USER);
    assertThat(fault).hasMessageContaining("BadUser").hasMessageContaining("bad user");
  }

  @Test
  void assistantThatThrows_isNamed() {
    RoleFault fault = fault(new ProceduralUser(), new BadAssistant(), OrderDesk.FACTORY);
    assertThat(fault.party()).isEqualTo(Party.ASSISTANT);
    assertThat(fault).hasMessageContaining("BadAssistant").hasMessageContaining("bad assistant");
  }

  @Test
  void lambda_isNamedTheSameInEveryRun() {
    AssistantAgent lambda =
        view -> {
          throw new IllegalStateException("oops");
        };
    assertThat(fault(new ProceduralUser(), lambda, OrderDesk.FACTORY))
        .hasMessage(
            "a lambda in "
                + RoleFaultTest.class.getName()
                + " threw java.lang.IllegalStateException: oops");
  }

  @Test
  @SuppressWarnings("NullAway") // a broken implementation is what is tested
  void roleThatReturnsNothing_isAtFault() {
    assertThat(fault(view -> null, new ProceduralAssistant(), OrderDesk.FACTORY).party())
        .isEqualTo(Party.USER);
    assertThat(fault(new ProceduralUser(), view -> null, OrderDesk.FACTORY).party())
        .isEqualTo(Party.ASSISTANT);
  }

  @Test
  void environmentThatThrows_isAtFaultWhereverItDoes() {
    for (String where : new String[] {"call", "effect", "digest"}) {
      RoleFault fault =
          fault(new ProceduralUser(), new ProceduralAssistant(), request -> new BadDesk(where));
      assertThat(fault.party()).as(where).isEqualTo(Party.TOOL);
      assertThat(fault).hasMessageContaining("BadDesk").hasMessageContaining("bad " + where);
    }
    EnvironmentFactory closed =
        request -> {
          throw new IllegalStateException("closed");
        };
    assertThat(fault(new ProceduralUser(), new ProceduralAssistant(), closed).party())
        .isEqualTo(Party.TOOL);
  }

  private static final class BadUser implements UserAgent {
    @Override
    public UserTurn next(UserView view) {
      throw new IllegalStateException("bad user");
    }
  }

  private static final class BadAssistant implements AssistantAgent {
    @Override
    public AssistantTurn next(AssistantView view) {
      throw new IllegalStateException("bad assistant");
    }
  }

  private record BadDesk(String where) implements ToolEnvironment {
    private void fail(String at) {
      if (at.equals(where)) {
        throw new IllegalStateException("bad " + at);
      }
    }

    @Override
    public ToolResult call(ToolRef tool, JsonNode arguments) {
      fail("call");
      return ToolResult.ok(Json.object());
    }

    @Override
    public EffectClass effect(ToolRef tool) {
      fail("effect");
      return EffectClass.READ;
    }

    @Override
    public String stateDigest() {
      fail("digest");
      return "";
    }
  }
}
