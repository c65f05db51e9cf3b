package io.tdscaling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SystemPromptsTest {
  private static final Blueprint PLAN = Desk.plan();

  private static Set<String> prompts(String domain) {
    String service = PLAN.tools().values().iterator().next().service();
    Set<String> prompts = new TreeSet<>();
    for (int seed = 0; seed < 300; seed++) {
      prompts.add(SystemPrompts.write(PLAN, Map.of(service, domain), new SeededRandom(seed)));
    }
    return prompts;
  }

  @Test
  void write_knownDomain_oftenNamesTheDesk() {
    assertThat(
            prompts("Travel & Maps").stream()
                .filter(p -> p.matches("(?s).*(travel|navigation|mapping|booking).*")))
        .hasSizeGreaterThan(150);
    assertThat(prompts("").stream().filter(p -> p.contains("desk"))).isEmpty();
  }

  @Test
  void write_policies_standToTheLetterOnALineOfTheirOwn() {
    List<String> policies = PLAN.policies();
    assertThat(policies).isNotEmpty();
    assertThat(prompts("travel"))
        .hasSizeGreaterThan(250)
        .allMatch(prompt -> policies.stream().allMatch(prompt::contains))
        .allMatch(prompt -> prompt.lines().count() == 1 + policies.size());
  }
}
