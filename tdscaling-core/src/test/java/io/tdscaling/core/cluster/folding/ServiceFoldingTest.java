package io.tdscaling.core.cluster.folding;

import static io.tdscaling.core.fixture.ToolDraft.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.cluster.FoldedService;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.core.catalog.RealCatalogs;
import io.tdscaling.core.cluster.folding.ServiceFolding.Folded;
import io.tdscaling.core.fixture.ToolDraft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceFoldingTest {
  private static final List<String> NAMES =
      List.of("navigate", "click", "type_text", "take_screenshot", "press_key", "go_back");

  @Test
  void fold_copy_isStoodForByTheFirst() {
    Folded folded = fold(browser("a", 6), browser("b", 6));

    assertThat(folded.services()).extracting(ServiceSpec::id).containsExactly("a");
    assertThat(folded.folded()).containsExactly(new FoldedService("b", "a", 1.0, 6));
  }

  @Test
  void fold_olderVersion_isStoodForByTheLarger() {
    Folded folded = fold(browser("old", 5), browser("new", 6));

    assertThat(folded.services()).extracting(ServiceSpec::id).containsExactly("new");
    assertThat(folded.folded()).extracting(FoldedService::representative).containsExactly("new");
  }

  @Test
  void fold_toolThatTheRepresentativeLacks_stays() {
    List<ToolDraft> fork = new ArrayList<>(browser("fork", 5));
    fork.add(tool("fork", "solve_captcha").says("Solves it."));
    Folded folded = fold(browser("a", 6), fork);

    assertThat(folded.services()).hasSize(2);
    assertThat(folded.services().get(1).tools())
        .extracting(kept -> kept.ref().name())
        .containsExactly("solve_captcha");
    assertThat(folded.folded()).extracting(FoldedService::tools).containsExactly(5);
  }

  @Test
  void fold_otherTools_stayApart() {
    List<ToolDraft> shop =
        List.of(tool("b", "list_orders").takes("page"), tool("b", "get_order").takes("id"));

    assertThat(fold(browser("a", 6), shop).folded()).isEmpty();
  }

  @Test
  void fold_sameNameButAnotherDescription_stayApart() {
    Folded folded =
        fold(
            List.of(
                tool("pg", "query").takes("sql").says("Run a read-only query on Postgres tables")),
            List.of(
                tool("ms", "query").takes("sql").says("Executes T-SQL statements, also writes")));

    assertThat(folded.folded()).isEmpty();
  }

  @Test
  void fold_thousandsOfCopies_areAllStoodForByOne() {
    List<ServiceSpec> services = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      services.addAll(services(browser("s" + i, 6)));
    }
    Folded folded = ServiceFolding.fold(services);

    assertThat(folded.services()).hasSize(1);
    assertThat(folded.folded()).hasSize(2_999).allMatch(one -> one.representative().equals("s0"));
  }

  @Test
  void fold_nothingAndServicesWithoutTools_areLeftOut() {
    assertThat(ServiceFolding.fold(List.of()).services()).isEmpty();
    ServiceSpec empty = new ServiceSpec("e", "e", "", List.of(), List.of(), null);
    assertThat(ServiceFolding.fold(List.of(empty, empty)).services()).isEmpty();
  }

  @Test
  void fold_realCatalogs_findsTheCopiesOfPopularServers() throws IOException {
    Folded folded = ServiceFolding.fold(RealCatalogs.load().services());

    assertThat(folded.folded()).hasSizeBetween(10, 30);
    assertThat(folded.folded())
        .contains(new FoldedService("ccxt", "@doggybee_mcp-server-ccxt", 1.0, 24));
  }

  private static List<ToolDraft> browser(String id, int tools) {
    return NAMES.subList(0, tools).stream()
        .map(name -> tool(id, name).takes("selector", "timeout").says("Does " + name + " here."))
        .toList();
  }

  private static Folded fold(List<ToolDraft> one, List<ToolDraft> other) {
    List<ServiceSpec> all = new ArrayList<>(services(one));
    all.addAll(services(other));
    return ServiceFolding.fold(all);
  }

  private static List<ServiceSpec> services(List<ToolDraft> tools) {
    return ToolDraft.services(List.of(), tools.toArray(ToolDraft[]::new));
  }
}
