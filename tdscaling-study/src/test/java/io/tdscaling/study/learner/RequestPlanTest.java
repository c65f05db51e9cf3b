package io.tdscaling.study.learner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.study.learner.RequestPlan.Standing;
import org.junit.jupiter.api.Test;

class RequestPlanTest {
  private final RequestPlan plan =
      new RequestPlan(
          new Offer(
              new Talks()
                  .tool("get_weather", "Weather of a city", "city")
                  .tool("list_flights", "Flights between cities", "from", "to")
                  .tool("book_hotel", "Books a room", "hotel")
                  .tool("cancel_hotel", "Cancels a room", "hotel")
                  .build()
                  .tools(),
              new ToolViews()));

  @Test
  void said_clausesInOrder_standInThatOrder() {
    plan.said("Please list the flights to Rome, and then get me the weather there.");

    assertThat(plan.standing("list_flights")).isEqualTo(Standing.NEXT);
    assertThat(plan.standing("get_weather")).isEqualTo(Standing.LATER);
    assertThat(plan.standing("book_hotel")).isEqualTo(Standing.NONE);
    assertThat(plan.nextTools()).containsExactly("list_flights");
    assertThat(plan.nextEffect()).contains(EffectClass.SEARCH);
    assertThat(plan.left()).isEqualTo(2);
  }

  @Test
  void done_nextMovesOn() {
    plan.said("List the flights. Then get the weather.");
    plan.done("list_flights");
    plan.done("book_hotel");

    assertThat(plan.standing("list_flights")).isEqualTo(Standing.DONE);
    assertThat(plan.standing("get_weather")).isEqualTo(Standing.NEXT);
    plan.done("get_weather");
    assertThat(plan.left()).isZero();
    assertThat(plan.nextTools()).isEmpty();
    assertThat(plan.nextEffect()).isEmpty();
  }

  @Test
  void said_toolsThatTheWordsFitAlike_areAllPossible() {
    plan.said("There is something about a hotel room.");

    assertThat(plan.standing("book_hotel")).isEqualTo(Standing.MAYBE_NEXT);
    assertThat(plan.standing("cancel_hotel")).isEqualTo(Standing.MAYBE_NEXT);
  }

  @Test
  void said_laterMessage_isToldFromWhatIsOpen() {
    plan.said("List the flights.");
    plan.said("And the weather, please.");

    assertThat(plan.standing("list_flights")).isEqualTo(Standing.NEXT);
    assertThat(plan.standing("get_weather")).isEqualTo(Standing.NEXT_OF_MESSAGE);
    assertThat(plan.leftOfMessage()).isEqualTo(1);
  }
}
