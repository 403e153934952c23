"""What is answered: frozen values, nothing of HTTP and no markup."""
