package io.tdscaling.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.tool.ServiceSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutTest {
  private static List<ServiceSpec> services(int count) {
    return IntStream.range(0, count).mapToObj(i -> Fixtures.service("service" + i)).toList();
  }

  private static Set<String> chosen(
      List<ServiceSpec> services, Map<String, String> copies, double share, long seed) {
    HeldOut heldOut = HeldOut.of(services, copies, share, seed);
    return services.stream()
        .filter(heldOut::holds)
        .map(ServiceSpec::id)
        .collect(Collectors.toSet());
  }

  @Test
  void of_share_isMetWhateverTheOrder() {
    List<ServiceSpec> reversed = new ArrayList<>(services(50));
    Collections.reverse(reversed);

    assertThat(chosen(services(50), Map.of(), 0.2, 1)).hasSize(10);
    assertThat(chosen(reversed, Map.of(), 0.2, 1))
        .isEqualTo(chosen(services(50), Map.of(), 0.2, 1));
  }

  @Test
  void of_otherSeed_choosesOthers() {
    Set<Set<String>> choices = new HashSet<>();
    for (long seed = 0; seed < 10; seed++) {
      choices.add(chosen(services(50), Map.of(), 0.2, seed));
    }

    assertThat(choices).hasSize(10);
  }

  @Test
  void of_nearCopies_goTogether() {
    Map<String, String> copies =
        Map.of("service1", "service0", "service2", "service0", "service3", "service0");
    int together = 0;
    for (long seed = 0; seed < 50; seed++) {
      Set<String> held = chosen(services(20), copies, 0.3, seed);
      Set<String> group = new HashSet<>(Set.of("service0", "service1", "service2", "service3"));
      group.retainAll(held);
      assertThat(group.size()).isIn(0, 4);
      assertThat(held.size()).isBetween(4, 6);
      together += group.size();
    }

    assertThat(together).isPositive();
  }

  @Test
  void of_smallShare_holdsOutOne() {
    assertThat(chosen(services(5), Map.of(), 0.01, 1)).hasSize(1);
  }

  @Test
  void of_oneGroupOnly_isRefused() {
    assertThatThrownBy(() -> HeldOut.of(services(2), Map.of("service1", "service0"), 0.5, 1))
        .hasMessage("holding out 0.5 of 2 services would leave none to synthesize with");
  }
}
