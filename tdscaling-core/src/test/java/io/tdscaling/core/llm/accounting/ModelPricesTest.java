package io.tdscaling.core.llm.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.llm.TokenUsage;
import org.junit.jupiter.api.Test;

final class ModelPricesTest {
  @Test
  void cost_cachedTokens_haveTheirOwnPrice() {
    ModelPrices prices = ModelPrices.perMillion("3", "15").cached("0.3");

    assertThat(prices.cost(new TokenUsage(1_000_000, 100_000, 400_000, 50_000)))
        .isEqualByComparingTo("3.42");
  }

  @Test
  void cost_withoutPriceForCachedTokens_isThatOfOthers() {
    assertThat(ModelPrices.perMillion("2", "0").cost(new TokenUsage(10, 5, 10, 0)))
        .isEqualByComparingTo("0.00002");
  }

  @Test
  void perMillion_wrongNumber_isNamed() {
    assertThatThrownBy(() -> ModelPrices.perMillion("free", "1"))
        .hasMessage("price of prompt must be a decimal number, got \"free\"");
    assertThatThrownBy(() -> ModelPrices.perMillion("1", "-1"))
        .hasMessage("price of completion must not be negative, got -1");
  }

  @Test
  void account_writtenAndRead_isTheSame() {
    Account account =
        Account.NONE
            .plus(one("user", new Use(2, new TokenUsage(3, 4, 1, 2), cost("0.10"))))
            .plus(one("judge", new Use(1, new TokenUsage(5, 6, 0, 0), cost("0"))))
            .plus(one("user", new Use(1, new TokenUsage(1, 1, 0, 0), cost("0.05"))));

    assertThat(account.write().toString())
        .isEqualTo(
            "{\"judge\":{\"calls\":1,\"prompt\":5,\"completion\":6,\"cached\":0,\"reasoning\":0,"
                + "\"cost\":\"0\"},\"user\":{\"calls\":3,\"prompt\":4,\"completion\":5,"
                + "\"cached\":1,\"reasoning\":2,\"cost\":\"0.15\"}}");
    assertThat(Account.read(account.write()).write()).isEqualTo(account.write());
    assertThat(account.total().calls()).isEqualTo(4);
  }

  private static java.math.BigDecimal cost(String text) {
    return new java.math.BigDecimal(text);
  }

  private static Account one(String name, Use use) {
    return new Account(new java.util.TreeMap<>(java.util.Map.of(name, use)));
  }
}
