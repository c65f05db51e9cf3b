package io.tdscaling.core.cluster.mining;

import static io.tdscaling.core.fixture.ToolDraft.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.core.fixture.ToolDraft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dependencies between services: values all understand alike, and things of one platform. */
class CrossServiceMinerTest {
  @Test
  void mine_emailAddress_leadsToWhoWritesToPeople() {
    assertThat(
            Mined.texts(
                tool("crm", "search_leads").takes("query").returns("email"),
                tool("mail", "send_mail").takes("to_email", "text")))
        .containsExactly("search_leads.email > send_mail.to_email");
  }

  @Test
  void mine_emailAddress_doesNotLeadToWhatMerelyHasOne() {
    assertThat(
            Mined.texts(
                tool("crm", "search_leads").takes("query").returns("email"),
                tool("shop", "create_customer").takes("email"),
                tool("bank", "login").takes("email")))
        .isEmpty();
  }

  @Test
  void mine_coordinates_leadFromTheMapToTheWeather() {
    List<ToolDependency> edges =
        Mined.of(
            tool("maps", "geocode_address").takes("address"),
            tool("weather", "get_forecast").takes("latitude", "longitude"));

    assertThat(edges)
        .extracting(Mined::text)
        .containsExactly(
            "geocode_address.latitude > get_forecast.latitude",
            "geocode_address.longitude > get_forecast.longitude");
    assertThat(edges).allMatch(edge -> edge.confidence() < 0.75);
  }

  @Test
  void mine_urlOfAWebSearch_leadsToWhatOpensPages() {
    assertThat(
            Mined.texts(
                tool("search", "web_search").takes("query").says("Searches the web."),
                tool("reader", "fetch_page").takes("url"),
                tool("shop", "set_webhook").takes("url")))
        .containsExactly("web_search.url > fetch_page.url");
  }

  @Test
  void mine_thingsOfOnePlatform_areSharedByItsServices() {
    String says = "Works with Chirper posts.";
    List<ToolDependency> edges =
        Mined.of(
            tool("chirper-search", "search_posts").takes("query").says("Finds on Chirper. " + says),
            tool("chirper-tools", "like_it").takes("post_id").says("Likes on Chirper. " + says),
            tool("other", "like_it").takes("post_id"));

    assertThat(edges).extracting(Mined::text).containsExactly("search_posts.id > like_it.post_id");
    assertThat(edges.get(0).consumer().service()).isEqualTo("chirper-tools");
  }

  @Test
  void mine_thingsOfTwoPlatforms_areNotConnectedTwice() {
    String says = "Works with Chirper and Flocker posts.";
    List<ToolDependency> edges =
        Mined.of(
            tool("chirper-flocker-reader", "list_posts").says(says),
            tool("flocker-chirper-feed", "list_posts").says(says),
            tool("chirper-flocker-editor", "archive_post").takes("post_id").says(says));

    assertThat(edges).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void mine_manyServices_giveEachParameterAFewSources() {
    List<ToolDraft> tools = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      tools.add(tool("maps" + i, "geocode_address").takes("address"));
      tools.add(tool("weather" + i, "get_forecast").takes("latitude", "longitude"));
    }
    List<ToolDependency> edges = Mined.of(tools.toArray(ToolDraft[]::new));

    assertThat(edges).hasSizeBetween(100, 200);
    assertThat(edges.stream().map(ToolDependency::producer).distinct().count())
        .as("sources take turns")
        .isGreaterThan(20);
  }
}
