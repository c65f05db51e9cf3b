package io.tdscaling.core.domain;

import static io.tdscaling.core.fixture.ToolDraft.tool;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.core.catalog.RealCatalogs;
import io.tdscaling.core.fixture.ToolDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class DomainAssignerTest {
  private static final Logger LOG = LoggerFactory.getLogger(DomainAssignerTest.class);

  @Test
  void domains_namesAndDescriptions_decide() {
    assertThat(domains(tool("s", "get_forecast").says("Weather forecast: temperature and rain.")))
        .startsWith("weather");
    assertThat(
            domains(
                tool("shop", "list_products").says("Lists products of the online shop."),
                tool("shop", "add_to_cart").takes("product_id").says("Adds a product to a cart."),
                tool("shop", "checkout").says("Orders what is in the cart; shipping is charged.")))
        .startsWith("e-commerce");
  }

  @Test
  void domains_twoSubjects_areBothGiven() {
    assertThat(
            domains(
                tool("x", "send_email").says("Sends an email to an inbox."),
                tool("x", "create_event").says("Creates a calendar event in a schedule.")))
        .contains("email", "calendar and time")
        .hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void domains_namesAsTheirOwnersSpellThem_areKnown() {
    assertThat(
            domains(tool("x", "publish").says("Publishes a text to TikTok, LinkedIn and YouTube.")))
        .isEqualTo(
            domains(tool("x", "publish").says("Publishes a text to tiktok, linkedin and youtube.")))
        .startsWith("social media");
    assertThat(domains(tool("x", "run").says("Runs it on MongoDB."))).containsExactly("databases");
  }

  @Test
  void words_capitalsInside_areOneWordWhereItIsKnown() {
    assertThat(DomainAssigner.words("GitHub, getForecasts; BitBucket's 天气"))
        .containsExactly("github", "get", "forecast", "bitbucket", "s", "天气");
  }

  @Test
  void words_everyEntryOfTheLexicon_isReached() throws IOException {
    DomainLexicon lexicon = DomainLexicon.load();
    for (String line :
        Resources.readLines(
            Resources.getResource(DomainLexicon.class, "domains.txt"), StandardCharsets.UTF_8)) {
      String domain = line.substring(0, Math.max(0, line.indexOf(':')));
      String entries = line.substring(line.indexOf(':') + 1).replace("*", " ").trim();
      if (!line.isBlank() && !line.startsWith("// ")) {
        for (String entry : entries.split("\\s+", -1)) {
          assertThat(DomainAssigner.words(entry).flatMap(word -> lexicon.votes(word).stream()))
              .as(entry)
              .extracting(DomainLexicon.Vote::domain)
              .contains(domain);
        }
      }
    }
  }

  @Test
  void domains_nothingThatTells_areUnknown() {
    assertThat(domains(tool("foo", "bar").says("Does it."))).isEmpty();
  }

  @Test
  void complete_givenDomains_stay() {
    List<ServiceSpec> labelled =
        ToolDraft.services(List.of("Mine"), tool("a", "get_weather").says("Weather forecast."));
    List<ServiceSpec> bare =
        ToolDraft.services(List.of(), tool("b", "get_weather").says("Weather forecast, rain."));
    ToolCatalog completed =
        DomainAssigner.complete(ToolCatalog.of(List.of(labelled.get(0), bare.get(0))));

    assertThat(completed.services().get(0)).isEqualTo(labelled.get(0));
    assertThat(completed.services().get(1).domains()).startsWith("weather");
    assertThat(completed.services().get(1).tools()).isEqualTo(bare.get(0).tools());
  }

  @Test
  void complete_allLabelled_isTheSameCatalog() {
    ToolCatalog catalog = ToolCatalog.of(ToolDraft.services(List.of("d"), tool("a", "x")));

    assertThat(DomainAssigner.complete(catalog)).isSameAs(catalog);
  }

  /** The labels of the real catalogs are hidden, and what is assigned is compared with them. */
  @Test
  void domains_realServices_mostlyAgreeWithTheirLabels() throws IOException {
    Map<String, Set<String>> accepted = accepted();
    int known = 0;
    int primary = 0;
    int any = 0;
    List<ServiceSpec> services =
        RealCatalogs.load().services().stream()
            .filter(service -> accepted.containsKey(service.domains().get(0)))
            .toList();
    for (ServiceSpec service : services) {
      Set<String> right = new HashSet<>();
      service.domains().forEach(label -> right.addAll(accepted.getOrDefault(label, Set.of())));
      List<String> assigned = DomainAssigner.domains(service);
      known += assigned.isEmpty() ? 0 : 1;
      primary += !assigned.isEmpty() && right.contains(assigned.get(0)) ? 1 : 0;
      any += assigned.stream().anyMatch(right::contains) ? 1 : 0;
    }
    LOG.info(
        "{} services: {} assigned, {} primary right, {} any", services.size(), known, primary, any);
    assertThat((double) known / services.size()).isGreaterThan(0.9);
    assertThat((double) primary / known).isGreaterThan(0.65);
    assertThat((double) any / known).isGreaterThan(0.7);
  }

  private static List<String> domains(ToolDraft... tools) {
    return DomainAssigner.domains(ToolDraft.services(List.of(), tools).get(0));
  }

  /** Which domains agree with a label; labels that say nothing of a domain are not in it. */
  private static Map<String, Set<String>> accepted() throws IOException {
    Map<String, Set<String>> accepted = new TreeMap<>();
    for (String line :
        Resources.readLines(
            Resources.getResource(DomainAssignerTest.class, "labels.tsv"),
            StandardCharsets.UTF_8)) {
      if (!line.startsWith("#")) {
        String[] cells = line.split("\t", -1);
        accepted.put(cells[0], Set.copyOf(Arrays.asList(cells[1].split("\\|", -1))));
      }
    }
    return accepted;
  }
}
