namespace MonEspaceSante.Cps;

/// <summary>How many tries the code of a card has left, as far as the card's software tells.</summary>
public enum PinState
{
    /// <summary>No wrong code since the last right one.</summary>
    Intact,

    /// <summary>At least one wrong code since the last right one (CKF_USER_PIN_COUNT_LOW).</summary>
    Low,

    /// <summary>One more wrong code blocks the card (CKF_USER_PIN_FINAL_TRY).</summary>
    FinalTry,

    /// <summary>The card is blocked (CKF_USER_PIN_LOCKED).</summary>
    Locked,
}
